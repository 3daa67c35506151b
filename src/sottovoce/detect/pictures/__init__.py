"""Find personal data in pictures and documents, and black it out.

The public face: `read_picture(data, media_type, detector) -> PictureAssessment`,
`blackened(data, assessment) -> bytes`, `cleaned(data)`. Bytes in, frozen data out; no path, no clock, no
network. Each file is opened in a short-lived process with limits of its own (`apart`); what its words mean is
asked here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sottovoce.detect.detector import Detector
from sottovoce.detect.pictures.apart import Unopened, blacken_apart, clean_apart, read_apart
from sottovoce.detect.pictures.clean import Cleaned
from sottovoce.detect.pictures.formats import LARGEST_BYTES, media_type_of, same_family
from sottovoce.detect.pictures.metadata import findings_in
from sottovoce.detect.pictures.model import Box, Contents, Page, PictureAssessment, Region, Word
from sottovoce.detect.pictures.regions import regions_of, text_of

__all__ = [
    "LARGEST_BYTES",
    "Box",
    "Cleaned",
    "Contents",
    "Page",
    "PictureAssessment",
    "Region",
    "Unopened",
    "Word",
    "assess",
    "blackened",
    "blackened_at",
    "boxes_of",
    "cleaned",
    "read_and_clean",
    "read_picture",
    "regions_of",
    "text_of",
]


def read_picture(
    data: bytes, media_type: str, detector: Detector, window: Sequence[str] = ()
) -> PictureAssessment:
    """Read a file and find what is personal in it.

    Args:
        data: the file.
        media_type: what it is said to be; empty when nobody says.
        detector: what looks at its text.
        window: earlier texts of its conversation, oldest first.

    Raises:
        BadInput: it is too large, broken, a bomb, not what it is said to be, or of a kind not taken in.
    """
    same_family(media_type, media_type_of(data))
    contents, _ = read_apart(data)
    return assess(contents, detector, window)


def read_and_clean(data: bytes) -> tuple[Contents, Cleaned]:
    """What a file holds, and its copy without metadata, from one look. Raises as `read_picture` does."""
    return read_apart(data, clean=True)


def assess(contents: Contents, detector: Detector, window: Sequence[str] = ()) -> PictureAssessment:
    """Find what is personal in contents that were read."""
    text, placed = text_of(contents.pages)
    assessment = detector.scan(text, window)
    return PictureAssessment(
        media_type=contents.media_type,
        pages=contents.pages,
        text=text,
        assessment=assessment,
        regions=regions_of(assessment.findings, placed),
        carried=contents.carried.names,
        metadata=findings_in(contents.carried),
        unread=contents.unread,
    )


def boxes_of(regions: Sequence[Region]) -> dict[int, list[Box]]:
    """The boxes of regions, by page."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for region in regions:
        boxes[region.page].extend(region.boxes)
    return dict(boxes)


def blackened(data: bytes, assessment: PictureAssessment) -> bytes:
    """The file with all that was found in it covered, and without metadata. Raises as `read_picture`."""
    return blackened_at(data, boxes_of(assessment.regions))


def blackened_at(data: bytes, boxes: Mapping[int, Sequence[Box]]) -> bytes:
    """The file with boxes covered, by page, and without metadata. Raises as `read_picture`."""
    return blacken_apart(data, boxes).content


def cleaned(data: bytes) -> Cleaned:
    """The file without metadata. Raises as `read_picture` does."""
    return clean_apart(data)
