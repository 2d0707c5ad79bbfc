"""selfeval-xl: proves what does not add up in filled 绩效自评 workbooks."""
