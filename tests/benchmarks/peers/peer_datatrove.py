"""datatrove: its C4 line filter and its MinHash deduplication, one task after the other in this process.

    python peer_datatrove.py CORPUS OUT [--sentences]

Both run with datatrove's defaults, but for the counting of sentences in the C4 filter, which drops documents, not lines, and
runs only with `--sentences`. Its settings of MinHash are its own (14 buckets of 8 over runs of five words).
"""

import sys
import time
from pathlib import Path

from datatrove.data import DocumentsPipeline
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashDedupBuckets
from datatrove.pipeline.filters import C4QualityFilter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.readers.base import BaseDiskReader
from datatrove.pipeline.writers import JsonlWriter
from plain import begin, end, files


class TextFiles(BaseDiskReader):
    """Reads every file as one document."""

    name = "text files"

    def read_file(self, filepath: str) -> DocumentsPipeline:
        with self.data_folder.open(filepath, "rt") as file, self.track_time():
            document = self.get_document_from_dict({"text": file.read()}, filepath, 0)
        if document:
            yield document


def main(corpus: str, out: str, count_sentences: bool) -> None:
    """Run the four stages."""
    began, wall = begin(), time.monotonic()
    stages = (
        [
            TextFiles(corpus, glob_pattern="**/*.txt"),
            C4QualityFilter() if count_sentences else C4QualityFilter(min_num_sentences=-1),
            JsonlWriter(f"{out}/clean", compression=None),
        ],
        [JsonlReader(f"{out}/clean"), MinhashDedupSignature(f"{out}/signatures")],
        [MinhashDedupBuckets(f"{out}/signatures", f"{out}/buckets")],
        [MinhashDedupCluster(f"{out}/buckets", f"{out}/removed")],
        [JsonlReader(f"{out}/clean"), MinhashDedupFilter(f"{out}/removed"), JsonlWriter(f"{out}/kept", compression=None)],
    )
    for number, pipeline in enumerate(stages):
        tasks = 14 if number == 2 else 1  # one task for each bucket
        LocalPipelineExecutor(pipeline, tasks=tasks, workers=1, logging_dir=f"{out}/logs{number}").run()
    kept = sum(1 for path in Path(out, "kept").glob("*.jsonl") for _ in path.open(encoding="utf-8"))
    end(began, wall, len(files(corpus)), kept)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--sentences" in sys.argv)
