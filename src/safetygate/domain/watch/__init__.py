"""
Watch: what identifies a product, a catalogue of one's own, and whether an alert concerns an item of it.
"""
