"""The picture of a decomposition, with the look of the page.

`sheet`      what stands where: the original, then a row for each component
`columns`    what each column of pixels shows: peaks and means over time, bases over frequency
`templates`  bases of several frames, as small spectrograms
`look`       the colours and axes that it has in common with the page
"""

from nmfserver.picture.sheet import draw, figure

__all__ = ["draw", "figure"]
