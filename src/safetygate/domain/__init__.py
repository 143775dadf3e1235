"""
The pure core: what the exchange is about, with no file, network, clock or randomness in it.
"""
