"""One typed settings object: flags over environment (DATELINE_…) over dateline.toml over defaults."""

import os
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from flows.errors import SettingsError

CONFIG_FILE = "dateline.toml"


class Settings(BaseSettings):
    """Everything a user can set. Bytes are bytes, seconds are seconds, paths may be relative."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", toml_file=CONFIG_FILE, extra="forbid", env_ignore_empty=True)

    warehouse: Path = Field(Path("news.duckdb"), description="The published DuckDB file.")
    batch_size: int = Field(1000, ge=1, description="Documents per batch, at most.")
    batch_bytes: int = Field(
        64_000_000, ge=1, description="Bytes of files per batch, at most (a larger file is a batch of its own)."
    )
    workers: int = Field(default_factory=lambda: max(1, min(os.cpu_count() or 1, 8)), ge=1, description="Worker processes.")
    retries: int = Field(2, ge=0, description="Times a failed batch is tried again.")
    actors: Path | None = Field(
        None, description="Your own gazetteer of actors (CSV or TSV); its rows override the shipped ones."
    )
    analyser: str = Field(
        "built-in",
        pattern=r"^(built-in|none|spacy:.+)$",
        description='What parses sentences: "built-in", "none", or "spacy:NAME" for a spaCy model that you have installed.',
    )
    data_docs: Path | None = Field(None, description="Folder for Great Expectations' Data Docs; none are built when unset.")
    max_file_bytes: int = Field(1_000_000_000, ge=1, description="Largest file that is opened.")
    max_document_bytes: int = Field(20_000_000, ge=1, description="Largest document.")
    max_expanded_bytes: int = Field(1_000_000_000, ge=1, description="Most bytes that one compressed file may unpack to.")
    max_expansion_ratio: float = Field(200.0, gt=1, description="Most times its size that a compressed file may unpack to.")
    max_members: int = Field(1_000_000, ge=1, description="Most records in one file.")
    max_document_seconds: float = Field(
        20.0, gt=0, description="Longest that a step (reading, or cleaning and coding) may take for one document of common size."
    )
    memory_limit: str = Field(
        "2GB",
        pattern=r"^\d+(\.\d+)?\s*(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$",
        description="Memory that loading may take, as DuckDB writes it; beyond it goes to disk.",
    )
    temporary_server_seconds: int = Field(180, ge=1, description="Longest wait for Prefect's temporary server.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - no .env file is read
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put flags before the environment, and the environment before dateline.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**flags: object) -> Settings:
    """Return the settings; flags that are None count as not given.

    Raises SettingsError with one line for each value that does not fit.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'settings'}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"Settings do not fit ({CONFIG_FILE}, DATELINE_… or flags): {problems}") from error
    except ValueError as error:  # a dateline.toml that is no TOML
        raise SettingsError(f"{CONFIG_FILE} cannot be read: {error}") from error
