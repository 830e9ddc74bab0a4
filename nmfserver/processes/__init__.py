"""Algorithms on arrays, in the layout of buffers, with one callback that reports progress and asks "go on?".

=========  ==========================================================
`bufnmf`   decomposes a sound: spectra, factorisation, resynthesis
`compose`  puts parts of sounds together
=========  ==========================================================
"""
