"""Makes what lies in models/; nothing in the product imports it."""
