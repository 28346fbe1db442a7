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

command-criteria = Risk criteria…
criteria-title = Risk criteria
criteria-presets = Presets
criteria-usual = { $name } (default)
criteria-own = This project’s current criteria
criteria-ours = The number of steps and the matrix are ours, not the guideline’s
criteria-step-ja = Name in Japanese
criteria-step-en = Name in English
criteria-step-remove = Remove the step “{ $step }”
criteria-step-add = Add a step of { $scale }
criteria-matrix = Matrix
criteria-matrix-hint = Impact upwards, likelihood to the right. Click for the next level, right-click to choose one
criteria-cell = Impact “{ $impact }”, likelihood “{ $likelihood }”: { $level }
criteria-rules = Rules by level
criteria-rule-level = Level
criteria-rule-measures = Categories of measures
criteria-rule-decision = Decision
criteria-rule-approval = Approval of the rest
criteria-rules-hint = The rest is approved where a risk stays at this level after measures
criteria-effects = What would change
criteria-effects-none = No risk changes
criteria-moved = Risks whose level moves: { $count }
criteria-mapped = Steps replaced because the new scales lack them: { $count }
criteria-after = after measures
criteria-more = and { $count } more
criteria-apply = Apply
matrix-hint = Each dot is a risk. Click a dot to select its flow, a cell to list its risks
matrix-before = Before measures
matrix-after = After measures
