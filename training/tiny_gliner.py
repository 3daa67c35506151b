"""Writes the tiny GLiNER model of the tests: ``python -m training.tiny_gliner FOLDER``, with random weights.

Needs the package gliner (0.2.29 wrote the one in tests/detect/tag/gliner_model) in an environment of its own.
"""

from __future__ import annotations

import string
import sys
import tempfile
from pathlib import Path

import torch
from gliner import GLiNER
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

WORDS = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] hi my name is anna weber from berlin person location organization address"
    " age username medical condition religion sexual orientation political opinion ethnic origin trade union"
    " membership i work at acme , . !"
)
WIDTH = 16
CONFIG = {
    "span_mode": "markerV0",
    "hidden_size": WIDTH,
    "max_width": 6,
    "max_len": 100,
    "num_rnn_layers": 0,
    "has_rnn": False,
    "dropout": 0.0,
    "subtoken_pooling": "first",
    "vocab_size": -1,
    "class_token_index": -1,
}


def main(folder: Path) -> None:
    """Make the model and export it."""
    torch.manual_seed(3)
    with tempfile.TemporaryDirectory() as backbone:
        _backbone(backbone)
        model = GLiNER.from_config({"model_name": backbone, **CONFIG})
        model.eval()
        model.export_to_onnx(folder)


def _backbone(folder: str) -> None:
    letters = [*string.ascii_lowercase, *(f"##{each}" for each in string.ascii_lowercase + string.digits)]
    words = {word: at for at, word in enumerate(dict.fromkeys([*WORDS.split(), *letters]))}
    tokenizer = Tokenizer(models.WordPiece(words, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B [SEP]",
        special_tokens=[("[CLS]", words["[CLS]"]), ("[SEP]", words["[SEP]"])],
    )
    marks = {"unk": "[UNK]", "cls": "[CLS]", "sep": "[SEP]", "pad": "[PAD]", "mask": "[MASK]"}
    named = {f"{name}_token": mark for name, mark in marks.items()}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **named).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=WIDTH,
    )
    BertModel(config).save_pretrained(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
