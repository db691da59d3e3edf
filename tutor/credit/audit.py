"""Every fen that leaves one ledger enters another: what is missing, if it does not."""

from __future__ import annotations

from tutor.credit.life import Life


def missing(life: Life) -> int:
    """Fen that the two ledgers of a life, the household's and the lenders', do not account for; 0 where all is well."""
    purse = life.purse
    came = life.world.household.savings + purse.earned + purse.gained + purse.borrowed + purse.family
    paid = drawn = charged = owed = kept = 0
    for account in life.accounts:
        paid += account.paid
        drawn += account.drawn
        charged += account.interest + account.fees
        owed += account.owed
        kept += account.kept
    went = purse.essential + purse.wants + paid + purse.lost
    household = came - went - purse.cash - purse.pot
    begun = sum(opening.owed for opening in life.world.accounts)
    lenders = begun + drawn + charged - kept - paid - owed
    return abs(household) + abs(lenders)
