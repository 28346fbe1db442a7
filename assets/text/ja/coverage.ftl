# 情報流の充足の段階とリスクレベル

coverage-undescribed = 未記述
coverage-unexamined = 未検討
coverage-untreated = 未対応
coverage-unaccepted = 未承認
coverage-covered = 充足

coverage-undescribed-meaning = 4W1Hが揃っていない
coverage-unexamined-meaning = 採否の決まっていない、または理由なしに却下した脅威がある。脅威の提案がなく、検討済みとも確認されていない
coverage-untreated-meaning = 対応が必要なリスクが残っている
coverage-unaccepted-meaning = 残存リスクの承認がない
coverage-covered-meaning = 必要なことが済んでいる

level-s = S
level-a = A
level-b = B
level-c = C
level-d = D

level-s-meaning = 対策前のレベル: 複数の区分の対策が必要
level-a-meaning = 対策前のレベル: 対策が必要
level-b-meaning = 対策前のレベル: 判断が必要(Cより優先)
level-c-meaning = 対策前のレベル: 判断が必要
level-d-meaning = 対策前のレベル: 対応不要
