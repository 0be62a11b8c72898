"""The encoder as a transformers model: a small BERT body, a masked-word head and a head per label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn
from transformers import BertConfig, BertModel, PreTrainedModel

from replycheck.training.encoder import subwords


def configuration(*, hidden: int, layers: int, heads: int) -> BertConfig:
    """A BERT of this size for sequences of at most 160 subwords."""
    return BertConfig(
        vocab_size=subwords.SIZE,
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=4 * hidden,
        max_position_embeddings=160,
        type_vocab_size=2,
        pad_token_id=subwords.PAD,
        hidden_dropout_prob=0.1,
        attention_probs_dropout_prob=0.1,
    )


class MaskedEncoder(PreTrainedModel):
    """Guesses hidden subwords; only the rows of hidden places go through the output layer."""

    config_class = BertConfig
    base_model_prefix = "bert"

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.transform = nn.Sequential(
            nn.Linear(config.hidden_size, config.hidden_size), nn.GELU(), nn.LayerNorm(config.hidden_size)
        )
        self.bias = nn.Parameter(torch.zeros(config.vocab_size))
        self.post_init()

    def forward(self, ids: torch.Tensor, places: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Mean cross-entropy in nats of `targets` at the flat `places` of `ids` (batch, length)."""
        states = self.bert(input_ids=ids).last_hidden_state
        rows = self.transform(states.reshape(-1, states.shape[-1])[places])
        words = self.bert.embeddings.word_embeddings.weight
        return nn.functional.cross_entropy((rows @ words.T + self.bias).float(), targets)


class ReplyEncoder(PreTrainedModel):
    """A body with one linear head per label over the mean, the largest and the first of a sentence's states."""

    config_class = BertConfig
    base_model_prefix = "bert"

    def __init__(self, config: BertConfig, outputs: dict[str, int]) -> None:
        super().__init__(config)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.drop = nn.Dropout(0.2)
        self.middle = nn.Sequential(nn.Linear(3 * config.hidden_size, 2 * config.hidden_size), nn.GELU())
        self.heads = nn.ModuleDict({name: nn.Linear(2 * config.hidden_size, size) for name, size in outputs.items()})
        self.post_init()

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, places: torch.Tensor, shown: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Logits (sentence, class) per head, in the order of `heads`, for windows of passages (passages.Arrays)."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = self.middle(self.drop(pool(states, places, shown)))
        return tuple(head(self.drop(pooled)) for head in self.heads.values())


def pool(states: torch.Tensor, places: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
    """The mean, the largest and the first of the states of each stretch."""
    rows = states.reshape(-1, states.shape[-1])[places]
    kept = shown.unsqueeze(-1).to(states.dtype)
    mean = (rows * kept).sum(1) / kept.sum(1)
    largest = (rows - 1e4 * (1 - kept)).amax(1)
    return torch.cat([mean, largest, rows[:, 0]], dim=-1)


def body_of(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Of the state of one of these models, that of its BertModel."""
    return {name[5:]: weight for name, weight in state.items() if name.startswith("bert.")}


def groups(model: PreTrainedModel, peak: float) -> list[dict[str, Any]]:
    """Parameters for the optimizer: the body at this peak rate, what is fresh above it at three times that."""
    body = list(model.get_submodule("bert").parameters())
    known = {id(p) for p in body}
    fresh = [p for p in model.parameters() if id(p) not in known]
    return [
        {"params": body, "lr": peak, "peak": peak, "weight_decay": 0.02},
        {"params": fresh, "lr": 3 * peak, "peak": 3 * peak, "weight_decay": 0.02},
    ]
