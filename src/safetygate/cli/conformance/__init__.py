"""
Conformance of behaviour: what any implementation, in any language, answers to the published questions.
"""
