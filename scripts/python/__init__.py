"""Sessions in Python: each prints what it does, draws what there is to see, and plays what there is to hear.

decomposition.py  a drum loop, taken apart
seeding.py        a melody, taken apart from what is known of it, in nine ways
templates.py      the drum loop again, by bases that change as they sound

What they share:

piano.py      a piano made of formulas, a canon, and the templates of its keys
measuring.py  how well stems are the parts that a sound was made of, and activations their hits
drawing.py    bases, templates, activations and spectrograms in the colours of the components
listening.py  plays, where there is something to play on
"""
