"""Every error that replycheck raises on purpose.

ReplycheckError                 one line for a person: what, where, remedy
├── ConfigError                 a configuration file or option cannot be used
├── RuleError                   a rule file breaks the rule format, or a rule id is unknown
├── InputError                  a file or a line of a file cannot be read as a draft
├── LanguageError               a language other than Dutch or English was asked for
├── ModelError                  a model is missing or cannot be loaded
└── StoreError                  the store of reports and promises cannot be used
"""


class ReplycheckError(Exception):
    """Base of all errors whose text may be shown to the user as it is; never holds a draft's text."""


class ConfigError(ReplycheckError):
    """A configuration file or option cannot be used; names file, key and remedy."""


class RuleError(ReplycheckError):
    """A rule file breaks the rule format, or a rule id is unknown."""


class InputError(ReplycheckError):
    """A file, or one line of it, cannot be read as a draft; names the file and the line."""


class LanguageError(ReplycheckError):
    """A language that replycheck does not check was asked for."""


class ModelError(ReplycheckError):
    """A model is missing or cannot be loaded."""


class StoreError(ReplycheckError):
    """The store of reports, decisions and promises cannot be used."""
