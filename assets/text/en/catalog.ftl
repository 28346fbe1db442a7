# Threats and measures of this project: added and changed

entry-own-threat = Threat of this project
entry-own-measure = Measure of this project

entry-fault-unnamed = It has no name. Enter one in Japanese or English
entry-fault-long-name = Its name has { $length } characters. At most { $limit } are allowed
entry-fault-harms-nothing = Choose at least one thing that it harms
entry-fault-lowers-nothing = Choose at least one of impact and likelihood that it lowers
entry-fault-covers-nothing = Choose at least one threat that it helps against
entry-fault-unknown = Neither the catalogue nor this project has “{ $id }”. Choose another or take it out
entry-fault-empty-group = A group of conditions is empty. Add a condition or take the group out
entry-fault-empty-list = A condition names nothing. Choose at least one or take the condition out
entry-fault-years = “{ $years }” is no number of years. Enter 0 or more
entry-fault-same-environment = Nothing leads from “{ $environment }” to the same environment. Choose another
