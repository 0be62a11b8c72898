"""The parser's network: the pre-trained body, a recurrent layer over words, and a head for each thing that is told of a word."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import nn
from transformers import BertConfig, BertModel, PreTrainedModel

from replycheck.wordpieces import SHAPES

HEADS = ("pos", "tag", "feats", "lemma", "dep")  # what is told of a word, besides its head and whether it begins a sentence
_ARC, _RELATION = 256, 96


class ParserNetwork(PreTrainedModel):
    """Reads words in context; arcs and relations are biaffine products (Dozat and Manning 2017) of a word and its head."""

    config_class = BertConfig
    base_model_prefix = "bert"

    def __init__(self, config: BertConfig, sizes: Mapping[str, int]) -> None:
        super().__init__(config)
        hidden = config.hidden_size
        wide = 2 * hidden
        self.bert = BertModel(config, add_pooling_layer=False)
        self.shape = nn.Embedding(SHAPES, hidden)
        self.mix = nn.Parameter(torch.zeros(3))
        self.ahead = nn.LSTM(wide, hidden, batch_first=True)
        self.behind = nn.LSTM(wide, hidden, batch_first=True)
        self.word = nn.Sequential(nn.Linear(2 * wide, wide), nn.GELU())
        self.told = nn.ModuleDict({name: nn.Linear(wide, sizes[name]) for name in HEADS if name != "dep"})
        self.start = nn.Linear(wide, 1)
        self.arc_word = nn.Sequential(nn.Linear(wide, _ARC), nn.GELU())
        self.arc_head = nn.Sequential(nn.Linear(wide, _ARC), nn.GELU())
        self.arc = nn.Parameter(torch.randn(_ARC + 1, _ARC) * 0.01)
        self.arc_root = nn.Parameter(torch.randn(_ARC) * 0.05)
        self.relation_word = nn.Sequential(nn.Linear(wide, _RELATION), nn.GELU())
        self.relation_head = nn.Sequential(nn.Linear(wide, _RELATION), nn.GELU())
        self.relation = nn.Parameter(torch.randn(_RELATION + 1, sizes["dep"], _RELATION + 1) * 0.02)
        self.relation_root = nn.Parameter(torch.randn(_RELATION) * 0.05)
        self.drop = nn.Dropout(0.25)
        self.post_init()
        nn.init.zeros_(self.shape.weight)

    def words(
        self,
        ids: torch.Tensor,
        mask: torch.Tensor,
        shapes: torch.Tensor,
        first: torch.Tensor,
        last: torch.Tensor,
        back: torch.Tensor,
    ) -> torch.Tensor:
        """The states (row, word, size) of words given as wordpieces.Arrays."""
        given = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        layers = self.bert(inputs_embeds=given, attention_mask=mask, output_hidden_states=True).hidden_states
        shares = torch.softmax(self.mix, 0)
        states = shares[0] * layers[-1] + shares[1] * layers[-2] + shares[2] * layers[-3]
        row = torch.arange(ids.shape[0])[:, None]
        both = self.drop(torch.cat([states[row, first], states[row, last]], -1))
        with torch.autocast("cpu", enabled=False):
            plain = both.float()
            turned = self.behind(plain[row, back])[0][row, back]
            around = torch.cat([self.ahead(plain)[0], turned], -1)
        found: torch.Tensor = self.drop(self.word(torch.cat([both, self.drop(around)], -1)))
        return found

    def arcs(self, states: torch.Tensor) -> torch.Tensor:
        """Scores (row, word, head); head 0 is the root, head n+1 is word n."""
        word, head = self.drop(self.arc_word(states)), self.drop(self.arc_head(states))
        root = self.arc_root.to(head.dtype).expand(head.shape[0], 1, -1)
        scores: torch.Tensor = _with_one(word) @ self.arc.to(word.dtype) @ torch.cat([root, head], 1).transpose(1, 2)
        return scores / 16

    def relations(self, states: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores (row, word, relation) of each word to its head in `heads` (row, word)."""
        word, head = self.drop(self.relation_word(states)), self.drop(self.relation_head(states))
        root = self.relation_root.to(head.dtype).expand(head.shape[0], 1, -1)
        chosen = torch.cat([root, head], 1)[torch.arange(head.shape[0])[:, None], heads]
        size = self.relation.shape
        weighed = (_with_one(word) @ self.relation.to(word.dtype).reshape(size[0], -1)).unflatten(-1, (size[1], size[2]))
        scores: torch.Tensor = (weighed @ _with_one(chosen).unsqueeze(-1)).squeeze(-1)
        return scores

    def forward(
        self,
        ids: torch.Tensor,
        mask: torch.Tensor,
        shapes: torch.Tensor,
        first: torch.Tensor,
        last: torch.Tensor,
        back: torch.Tensor,
        heads: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """As it is shipped: the number of the best pos, tag, feats, lemma script and relation of every word (row, word), the
        score of a sentence's beginning, and the arcs. `heads` holds the heads that are known, -1 where the best arc counts."""
        states = self.words(ids, mask, shapes, first, last, back)
        there = torch.cat([torch.ones_like(last[:, :1]), last], 1) > 0
        arcs = self.arcs(states).masked_fill(~there[:, None, :], -1e4)
        taken = torch.where(heads < 0, arcs.argmax(-1), heads)
        best = [head(states).argmax(-1) for head in self.told.values()]
        return (*best, self.relations(states, taken).argmax(-1), self.start(states)[..., 0], arcs)


def _with_one(states: torch.Tensor) -> torch.Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)
