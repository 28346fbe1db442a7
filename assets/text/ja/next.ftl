# 次の一手

next-title = 次の一手
next-all = すべて
next-measures = 対策
next-paths = 外からの経路
next-points = 単一障害点
next-lives = 情報の一生
next-take = 対策を追加
next-name = 対応付ける
next-empty = 次にすることは見つかりません
next-seeking = 探しています…
next-hint-path = クリックで図に経路を表示

next-everywhere = 全体
next-measure = { $place }に「{ $measure }」を置く
next-measure-named = 置いてある「{ $measure }」をリスクに対応付ける
next-lowers-risks = リスク{ $count }件が下がる({ $levels }): { $risks }
next-lowers-open = 未検討の脅威{ $count }件が下がる見込み({ $levels })
next-levels = { $from }→{ $to } { $count }件
next-separator = {"。"}
next-and-more = { $names }ほか{ $count }件
next-path-open = { $flow }(対策なし)から入れる。{ $all }区間のうち{ $count }区間が無防備: { $flows }
next-path-protected = どの区間にも技術的・物理的な予防策がある: { $flows }
next-point = { $element }が止まると代わりがない
next-point-doubled = { $element }は1つに描かれている(二重化済み)
next-point-cut = 端末{ $count }台({ $terminals })が{ $servers }に届かなくなる
next-life = { $item }: { $missing }
next-life-stage = { $stage } { $elements }
next-life-nothing = 流れには現れるが、残る場所も終わりも描かれていない
stage-kept = 保管:
stage-backed-up = バックアップ:
stage-restored = 復元:
stage-ended = 返却・消去:
stage-kept-missing = 保存する場所がない
stage-backed-up-missing = バックアップがない
stage-restored-missing = 復元の流れがない
stage-ended-missing = 返却・消去の流れがない
