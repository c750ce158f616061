"""Errors that one clear sentence explains, and the exit codes of the commands."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the commands; the README lists them."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOTHING_READ = 3
    WAREHOUSE = 4
    BLOCKED = 5
    BROKEN_CHECK = 6
    INTERRUPTED = 130


class DatelineError(Exception):
    """Something that the user can mend; the message says what, and what to do."""

    exit_code = ExitCode.FAILED


class InputError(DatelineError):
    """A path or record given cannot be read at all."""

    exit_code = ExitCode.NOTHING_READ


class UsageError(DatelineError):
    """The command was called in a way that makes no sense."""

    exit_code = ExitCode.USAGE


class SettingsError(DatelineError):
    """A setting has no acceptable value."""

    exit_code = ExitCode.USAGE


class ServerError(DatelineError):
    """Prefect's temporary server did not start."""
