"""One unit of each column of HIGGS, in GeV, radians or units of η.

The published table gives momenta and masses as multiples of a typical value, which nobody
published.  These were found by looking for the units in which its masses follow from its momenta.
"""

import numpy as np

#: Units of the lepton: transverse momentum, η, φ.
LEPTON = (54.6, 1.026, 1.8018)
#: Units of the missing momentum: its size, φ.
MISSING = (58.0, 1.8018)
#: Units of the transverse momenta of the first to the fourth jet.
JET_PT = np.array([107.8, 78.9, 56.8, 41.06])
#: Units of the four η.
JET_ETA = np.array([0.987, 1.0115, 1.081, 1.1834])
#: Unit of the four φ.
JET_PHI = 1.8018
#: Units of the four tags of b quarks.
TAG = np.array([2.1730762, 2.2148721, 2.5482244, 3.1019614]) / 2.0
#: Units of the seven masses, from m_jj to m_wwbb.
MASS = np.array([87.0, 178.0, 81.22, 194.4, 125.2, 333.6, 507.8])
