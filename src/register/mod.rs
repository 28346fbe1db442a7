//! The rows and columns of each register, once, as typed values: every table on the screen and every exported sheet is
//! made from these.
