"""The twin of HIGGS: collisions made up by kinematics alone."""
