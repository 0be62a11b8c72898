"""The matcher as a transformers model: a small BERT body over message and reply, with heads for sentences, pairs and rows."""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertConfig, BertModel, PreTrainedModel

from replycheck.training.encoder.network import pool

SENTENCE = ("heard", "owned", "known", "tried")
"""What a sentence does: takes up the complaint, owns the broken promise, asks for what was told, sends to a tried step."""
ROW = ("complains", "reminds")
"""What the message does: complains, or speaks of a promise that was not kept."""


class Matcher(PreTrainedModel):
    """Judges each sentence of a reply beside the message, and each of its questions with each sentence."""

    config_class = BertConfig
    base_model_prefix = "bert"

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        size = config.hidden_size
        self.bert = BertModel(config, add_pooling_layer=False)
        self.drop = nn.Dropout(0.15)
        self.middle = nn.Sequential(nn.Linear(3 * size, size), nn.GELU())
        self.sentence = nn.Linear(size, len(SENTENCE))
        self.row = nn.Linear(2 * size, len(ROW))
        self.pair = nn.Sequential(nn.Linear(3 * size, size), nn.GELU(), nn.Linear(size, 1))
        self.post_init()

    def forward(
        self,
        ids: torch.Tensor,
        mask: torch.Tensor,
        positions: torch.Tensor,
        kinds: torch.Tensor,
        places: torch.Tensor,
        shown: torch.Tensor,
        asked: torch.Tensor,
        asking: torch.Tensor,
        pairs: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits (sentence, SENTENCE), (row, ROW) and (pair, 1), for exchanges.Rows."""
        found = self.bert(input_ids=ids, attention_mask=mask, position_ids=positions, token_type_ids=kinds)
        states = found.last_hidden_state
        # One pass for both: a layer that stands twice in the graph is turned round twice when it is made small.
        pooled = self.middle(self.drop(torch.cat([pool(states, places, shown), pool(states, asked, asking)])))
        sentences, questions = pooled[: places.shape[0]], pooled[places.shape[0] :]
        message = ((1 - kinds) * mask).unsqueeze(-1).to(states.dtype)
        mean = (states * message).sum(1) / message.sum(1)
        row = torch.cat([states[:, 0], mean], dim=-1)
        one, other = questions[pairs[:, 0]], sentences[pairs[:, 1]]
        pair = torch.cat([one, other, one * other], dim=-1)
        return self.sentence(self.drop(sentences)), self.row(self.drop(row)), self.pair(self.drop(pair))
