"""How an event was read: the tree's way from actor to recipient through the trigger, and the finders that agreed on them."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.lending import stands_here
from transforms.events.analyser import Analyser
from transforms.events.coder import code_articles
from transforms.events.drafts import Draft
from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.tree import Tree
from transforms.events.triggers.lexicon import TriggerLexicon


@dataclass(frozen=True, slots=True)
class Trace:
    """`path` is written as `Russia <-nsubj- bombed -obj-> Aleppo`; None without a tree. `finders` are those that agreed."""

    path: str | None
    finders: tuple[str, ...]


def trace_articles(
    articles: pl.DataFrame, lexicon: TriggerLexicon, gazetteer: Gazetteer, analyser: Analyser | None = None
) -> dict[str, Trace]:
    """Code a batch of articles once more (columns as `code_articles` asks) and tell of each event_id how it was read."""
    traces: dict[str, Trace] = {}

    def watch(layout: Layout, draft: Draft, row: dict[str, Any]) -> None:
        traces[row["event_id"]] = Trace(written_path(layout, draft), draft.parties.agreeing)

    code_articles(articles, lexicon, gazetteer, analyser, watch)
    return traces


def written_path(layout: Layout, draft: Draft) -> str | None:
    """The way from the first actor over the trigger to the first recipient (or second actor), as far as they stand in its tree."""
    if layout.tree is None:
        return None
    head = draft.trigger.head
    actors = [mention for mention in draft.actors if stands_here(mention, layout)]
    others = [mention for mention in draft.recipients if stands_here(mention, layout)] or actors[1:]
    words = [token.text for token in layout.reading.sentence.tokens]
    to_head = layout.tree.path(_top(layout.tree, actors[0]), head) if actors else []
    from_head = layout.tree.path(head, _top(layout.tree, others[0])) if others else []
    if not to_head and not from_head:
        return None
    first = words[_top(layout.tree, actors[0])] if to_head else words[head]
    return " ".join([first, *(f"{arrow} {words[at]}" for at, arrow in (*to_head, *from_head))])


def _top(tree: Tree, mention: Mention) -> int:
    return tree.top(mention.start, mention.end)
