"""
The envelope: one document on its way to another system, as a CloudEvents 1.0 event.

The sender is the *source*, and gives every event an *id*; an event that is sent again keeps both.
So whoever remembers what came in can tell a repeated event from a new one; nothing is remembered here.
"""
