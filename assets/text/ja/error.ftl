# エラー: どこが、どうなっていて、どうすればよいか

error-at = { $line }:{ $column }: { $what }
error-place = { $line }行{ $column }桁目
error-file = { $path }: { $what }
error-comma = 、
error-element = { $kind }{ $id }
error-quoted = 「{ $text }」

# プロジェクトとして読めないファイル
error-read-empty = ファイルが空です。控えから戻すか、新しいプロジェクトを始めてください
error-read-too-large = ファイルが{ $size }バイトあり、読み込める上限の{ $limit }バイトを超えています。ほかのファイルを選ぶか、プロジェクトを分けてください
error-read-utf16 = 文字コードがUTF-16です。テキストエディタでUTF-8にして保存し直してください
error-read-binary = テキストではないデータがあります。プロジェクトのファイルを選んでください
error-read-encoding = 文字コードがUTF-8ではありません。ほかのファイルを選ぶか、テキストエディタでUTF-8にして保存し直してください
error-read-not-a-project = 「Project(」で始まるはずのところに「{ $found }」があり、プロジェクトのファイルではありません。ほかのファイルを選んでください
error-read-conflict = バージョン管理が残した、食い違う2つの版があります。どちらかを選び、目印の行を消してください
error-read-missing-format = 形式の番号がありません。プロジェクトの最初の行に「format: { $supported },」を加えてください
error-read-bad-format = 形式の番号が「{ $found }」になっています。1から{ $supported }までの数に直してください
error-read-newer-format = 形式{ $found }のファイルですが、このプログラムが読めるのは形式{ $supported }までです。新しい版のプログラムで開いてください
error-read-too-deep = 括弧が{ $limit }重を超えて入れ子になっており、プロジェクトのファイルではありません。ほかのファイルを選んでください
error-read-truncated = { $opened }で始まる{ $open }が閉じられないまま、ファイルが終わっています。閉じるか、途中で切れたファイルであれば控えから戻してください
error-read-mismatched = { $opened }で開いた括弧を閉じる「{ $expected }」のはずのところに、「{ $found }」があります。括弧の対応を直してください
error-read-trailing = プロジェクトはこの手前で終わっています。ここから後ろを消してください
error-read-unknown-field = { $owner }に「{ $field }」という項目はありません。次のいずれかに直してください: { $allowed }
error-read-missing-field = { $owner }に項目「{ $field }」がありません。加えてください
error-read-repeated-field = { $owner }に項目「{ $field }」が2つあります。どちらかを消してください
error-read-unknown-word = 「{ $word }」は使えない言葉です。次のいずれかに直してください: { $allowed }
error-read-bad-id = 「{ $text }」はIDではありません。{ $expected }に直してください
error-read-wrong-type = { $expected }のはずのところに、{ $found }があります。値を直してください
error-read-expected = { $expected }が必要です。この箇所を直してください
error-read-syntax = ファイルの書き方に誤りがあります。この箇所を直してください(詳細: { $message })
error-read-duplicate-id = { $element }が2つあります(1つ目は{ $first })。どちらかのIDを変えるか、片方を消してください

# 閉じられていないもの
error-open-bracket = 括弧「{ $bracket }」
error-open-text = 引用符
error-open-comment = コメント

# 足りないもの
error-wanted-list-start = リストの始まりの「[」
error-wanted-list-end = リストの終わりの「]」か、コンマ
error-wanted-map-start = 一覧の始まりの「{ "{" }」
error-wanted-map-end = 一覧の終わりの「{ "}" }」か、コンマ
error-wanted-fields-start = 「(」
error-wanted-fields-end = 「)」か、コンマ
error-wanted-no-name-before = 前に名前の付かない「(」
error-wanted-boolean = 「true」か「false」
error-wanted-number = 数
error-wanted-whole-number = 0から4294967295までの整数
error-wanted-comma = コンマ
error-wanted-colon = コロン
error-wanted-text = 引用符で囲んだ文字列
error-wanted-text-end = 文字列の終わりの引用符
error-wanted-escape = 「\」の後に、\n、\"、\\ などの決まった文字
error-wanted-field-name = 項目の名前

# 値の型とIDの形
error-type-list = リスト
error-type-map = 一覧
error-type-unit = 空の「()」
error-type-bytes = バイト列
error-type-optional = 「None」か「Some」
error-type-value = true、false、数、文字列のいずれか
error-type-values = { $count }個の値
error-id-shape = 「{ $letter }」と番号(例: { $example })
error-id-letters = { $letters }のいずれか1字と番号

# 項目を持つもの
error-owner-project = プロジェクト
error-owner-issued = 発番済みの番号(issued)
error-owner-criteria = リスク基準(criteria)
error-owner-scale-step = 尺度の段階
error-owner-level-rule = レベルの規則(rules)
error-owner-wording = 文の言い換え(wording)
error-owner-approval = 承認(approval)
error-owner-unnamed = ここ

# 項目
error-field = 「{ $name }」({ $field })
error-field-of = { $owner }の「{ $field }」
error-field-title = 表題
error-field-name = 名称
error-field-text = 本文
error-field-frame = 枠
error-field-at = 位置
error-field-size = 大きさ
error-field-waypoints = 経由点
error-field-label-at = ラベルの位置
error-field-party = 責任者
error-field-keeps = 保持する情報
error-field-contains = 含む情報
error-field-retention = 保存期間
error-field-from = 始点
error-field-to = 終点
error-field-actor = 行う人・網
error-field-data = 情報
error-field-about = 対象
error-field-on = 施す先
error-field-words = 脅威の文
error-field-flows = 情報流
error-field-measures = 対策
error-field-impact = 影響度
error-field-likelihood = 顕在化率
error-field-residual-impact = 残存影響度
error-field-residual-likelihood = 残存顕在化率

# 整合しないプロジェクト
error-problem-not-drawable = { $element }の{ $field }は図に描けません。座標は原点から{ $limit }以内の数に、幅と高さは負でない数にしてください
error-problem-no-size = { $element }の{ $field }の幅と高さは0より大きくなければなりません。大きさを指定してください
error-problem-not-finite = { $element }の{ $field }が有限の数ではありません。直すか、取り除いてください
error-problem-too-long = { $element }の{ $field }が{ $length }文字あり、上限の{ $limit }文字を超えています。短くしてください
error-problem-number-too-high = { $kind }({ $field })の番号の最大が{ $number }で、上限の{ $limit }を超えています。番号を振り直してください
error-problem-in-baseline = 基準版{ $baseline }の中: { $problem }
error-problem-baseline-within = 基準版{ $baseline }の中に基準版があります。その{ $field }を取り除いてください
error-problem-reference = { $element }の{ $field }が指す{ $to }がありません
error-problem-more = ほか{ $count }件
error-problem-criteria = リスク基準(criteria): { $fault }
error-problem-entry = { $kind }{ $entry }: { $fault }
error-problem-dangling = 足りないものを加えるか、指定を外してください
error-problem-contains-itself = 情報が自分自身を含んでいます({ $items })。このいずれかを{ $field }から外してください

# 開けないファイル
error-load-not-found = ファイルがありません。場所と名前を確かめてください
error-load-folder = フォルダです。中のファイルを選んでください
error-load-io = 読み込めません({ $cause })。ファイルに届くか、読み取りが許可されているかを確かめてください

# 保存できないプロジェクト
error-save-unsound = 保存しても開けなくなるため、保存しませんでした。{ $problem }
error-save-folder = 同じ名前のフォルダがあります。ほかの名前にしてください
error-save-no-folder = 保存先のフォルダ { $folder } がありません。フォルダを作るか、ほかの場所に保存してください
error-save-read-only = 書き込みが禁止されたファイルです。禁止を解くか、ほかの名前で保存してください
error-save-endless-link = リンクをたどってもファイルに着きません。ほかの名前で保存してください
error-save-io = 書き込めません({ $cause })。空き容量とフォルダの権限を確かめるか、ほかの場所に保存してください

# システムが断った理由
error-cause-not-found = 見つかりません
error-cause-denied = 許可されていません
error-cause-full = 空き容量がありません
error-cause-quota = 割り当てられた容量を使い切っています
error-cause-read-only = 読み取り専用の場所です
error-cause-busy = ほかのプログラムが使っています
error-cause-timed-out = 応答がありません
error-cause-name = 使えない名前です
error-cause-too-large = ファイルが大きすぎます

# 受け付けられない編集
error-edit-nothing-changed = 何も変わらないため、そのままにしました
error-edit-missing = { $element }はこのプロジェクトにありません。図や一覧にあるものを選んでください
error-edit-dangling = { $field }に指定された{ $to }はこのプロジェクトにありません。ほかのものを選ぶか、指定を外してください
error-edit-unknown-entry = { $table }「{ $id }」はカタログにありません。カタログにあるものを選ぶか、準拠する版を変えてください
error-edit-unknown-step = { $field }に指定された「{ $step }」は尺度にありません。次のいずれかを選んでください: { $steps }
error-edit-not-drawable = { $element }が図に描ける範囲を外れます。原点から{ $limit }以内に置いてください
error-edit-not-resizable = { $element }の大きさは変えられません。区画・要素・注記のいずれかを選んでください
error-edit-locked = { $element }は固定されています。先に「配置」メニューの「固定を解除」を選んでください
error-edit-too-few = 並べるには区画・要素・注記を{ $needed }つ以上選んでください。区画の中にあるものは区画と一緒に動くため、区画とは別に数えません
error-edit-too-few-alike = 大きさを揃えるには、区画どうし、または要素・注記どうしを2つ以上選んでください
error-edit-not-named = { $element }に名称は付けられません。プロパティで内容を表してください
error-edit-too-long = { $field }が{ $length }文字になり、上限の{ $limit }文字を超えます。短くしてください
error-edit-not-a-number = { $field }の数が範囲を外れています。範囲内の数を入力するか、空欄にしてください
error-edit-risk-without-flow = リスクには情報流が1つ以上必要です。情報流を指定するか、リスクを削除してください
error-edit-contains-itself = { $data }が自分自身を含むことになります。含む情報から外してください
error-edit-criteria = リスク基準をこのようにはできません。{ $fault }
error-edit-entry = { $kind }{ $entry }をこのようにはできません。{ $fault }
error-edit-nothing-to-copy = コピーできるものが選ばれていません。区画・要素・注記・情報流のいずれかを選んでください
error-edit-nothing-to-paste = クリップボードの情報流の両端にあたる要素が、このプロジェクトにありません。要素も一緒にコピーしてください
error-edit-not-a-clip = クリップボードにあるのは図の一部ではありません。図の要素をコピーしてから貼り付けてください
error-edit-damaged-clip = クリップボードの{ $position }を読み取れません。もう一度コピーしてください(詳細: { $message })
error-edit-newer-clip = クリップボードの内容は形式{ $found }ですが、このプログラムが読めるのは形式{ $known }までです。新しい版のプログラムで貼り付けてください
error-edit-no-numbers-left = { $last }で番号を使い切りました。別のプロジェクトを始めてください
error-edit-new-element = 新しく置くもの

# カタログの表
error-table-node-kind = 要素の種類
error-table-zone-kind = 区画の種類
error-table-flow-kind = 情報流の種類
error-table-data-class = 情報の分類
error-table-measure = 対策
error-table-threat = 脅威

# 描けない画像
error-png-scale = 倍率{ $scale }では何も描けません。2のような0より大きい数にしてください
error-png-too-large = 倍率{ $scale }では{ $width }×{ $height }画素になり、大きすぎて描けません。倍率を{ $largest }以下にするか、SVGで書き出してください
error-png-painting = 構成図を描けませんでした。SVGで書き出してください(詳細: { $reason })
error-png-writing = PNGにできませんでした。SVGで書き出してください(詳細: { $reason })
error-edit-no-workshop = ワークショップ{ $workshop }がありません。あるワークショップを選んでください
error-edit-no-baseline = 基準版{ $baseline }がありません。ある基準版を選んでください
