"""
Alerts: what a product is, what is wrong with it, where it is sold, and whether it concerns the exchange.
"""
