# Risk criteria: scales, matrix and rules

criteria-fault-steps =
    The scale of { $axis ->
        [impact] impact
       *[likelihood] likelihood
    } needs 1 to { $most } steps and has { $found }. Add or remove some
criteria-fault-step-id =
    Step { $place } of { $axis ->
        [impact] impact
       *[likelihood] likelihood
    }, counted from the lowest, is called “{ $id }”. Call it by one word of 1 to { $most } characters without spaces
criteria-fault-step-english =
    The step “{ $id }” of { $axis ->
        [impact] impact
       *[likelihood] likelihood
    } needs an English name of 1 to { $most } characters. Enter one
criteria-fault-repeated-step =
    Two steps of { $axis ->
        [impact] impact
       *[likelihood] likelihood
    } are called “{ $id }”. Call one of them otherwise
criteria-fault-rows = The matrix needs { $needed } rows, one for each step of impact, and has { $found }. Add or remove some
criteria-fault-columns = The row “{ $step }” of the matrix needs { $needed } levels, one for each step of likelihood, and has { $found }. Add or remove some
criteria-fault-falls = In the matrix at “{ $step }”, a higher { $axis ->
        [impact] impact
       *[likelihood] likelihood
    } has a lower level. Raise the level of the higher step or lower that of the other
criteria-fault-rules = Level { $level } needs one rule and has { $found }. Add or remove some
