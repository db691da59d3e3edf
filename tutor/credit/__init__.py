"""A borrower's world: household, lenders, bureau, score, risk engine, a life month by month. Fictional, and pure.

Money is in fen, a rate in hundred-millionths a month, a month has thirty days, and all chance comes from one stream of
integers: the same world, seed and decisions give the same life on every machine.
"""
