"""FluCoMa's classes that are not understood here, and what there is instead."""

from nmfserver.commands.flucoma_values import PROCESSES

_INSTEAD: dict[str, tuple[str, ...]] = {
    "/bufdescribe tells the level, spectral centroid, spread, flatness and pitch of each component": (
        "BufAmpFeature", "BufLoudness", "BufPitch", "BufSpectralShape", "BufStats",
    ),
    "/bufdescribe tells when each component sets in": (
        "BufAmpGate", "BufAmpSlice", "BufNoveltyFeature", "BufNoveltySlice", "BufOnsetFeature", "BufOnsetSlice",
        "BufTransientSlice",
    ),
    "/bufgate sets to 0 what is below a threshold": ("BufThresh",),
    "/bufnormalise brings a buffer to a level, and /bufcompose copies it with any gain": ("BufScale",),
    "/bufpermute chooses and orders components, and /bufcompose copies any part of a buffer": (
        "BufSelect", "BufSelectEvery",
    ),
    "/bufnmf takes a sound apart": ("BufHPSS", "BufSines", "BufTransients"),
    "/bufnmfseed and FluidBufNMFSeed do what it did": ("BufNNDSVD",),
    "/bufnmfmorph makes the bases between two sets": ("BufAudioTransport", "NMFMorph"),
    "/bufnmffilter does it for a buffer, and /live/start for live sound": ("NMFFilter",),
    "/bufnmfmatch does it for a buffer, and /live/start for live sound": ("NMFMatch",),
    f"there is nothing like it here; of FluCoMa's processes there are {', '.join(PROCESSES)}": (
        "BufChroma", "BufFlatten", "BufMelBands", "BufMFCC", "BufSineFeature", "BufSTFT", "BufThreadDemo", "DataSet",
        "DataSetQuery", "Grid", "KDTree", "KMeans", "KNNClassifier", "KNNRegressor", "LabelSet", "MDS",
        "MLPClassifier", "MLPRegressor", "Normalize", "PCA", "RobustScale", "SKMeans", "Standardize", "UMAP",
    ),
}  # fmt: skip
"""What there is instead, and of which classes, without `Fluid` before their names."""
MISSING: dict[str, str] = {
    f"Fluid{name}": f"Fluid{name} is not understood here: {instead}"
    for instead, names in _INSTEAD.items()
    for name in names
}
"""By class, the sentence that a client reads."""
