# How far a flow is covered, and risk levels

coverage-undescribed = Undescribed
coverage-unexamined = Unexamined
coverage-untreated = Untreated
coverage-unaccepted = Unaccepted
coverage-covered = Covered

coverage-undescribed-meaning = The 4W1H is incomplete
coverage-unexamined-meaning = A proposed threat is neither adopted, nor rejected with a reason; or none is proposed and nobody confirmed that none applies
coverage-untreated-meaning = A risk that must be treated or decided is not
coverage-unaccepted-meaning = What remains is not accepted
coverage-covered-meaning = Nothing is left to do

level-s = S
level-a = A
level-b = B
level-c = C
level-d = D

level-s-meaning = Level before measures: Measures of several categories needed
level-a-meaning = Level before measures: Treatment needed
level-b-meaning = Level before measures: Decision needed, before C
level-c-meaning = Level before measures: Decision needed
level-d-meaning = Level before measures: Nothing needed
