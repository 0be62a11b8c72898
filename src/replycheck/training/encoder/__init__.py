"""The bilingual sentence encoder: subwords, pre-training, heads, export."""
