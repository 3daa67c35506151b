"""Names, places, organisations, ages and what is said of a person, found by a small trained model.

Pure: no network, no clock; the weights are files of this package, opened the first time they are needed.
"""
