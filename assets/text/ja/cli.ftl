# コマンドライン

cli-zones = 区画 { $count }
cli-nodes = 要素 { $count }
cli-flows = 情報流 { $count }
cli-threats = 脅威 { $count }
cli-verbs = 処理
cli-coverage = 充足
cli-levels = 情報流のリスクレベル
cli-risks = リスク{ $count }件
cli-risks-before =   対策前
cli-risks-after =   対策後
cli-untitled = (無題)
cli-no-profile = 版の設定なし
cli-group = { $severity }{ $count }件
cli-summary-findings = エラー{ $error }件、警告{ $warning }件、情報{ $info }件
cli-no-findings = 指摘はありません
cli-remedy = 直し方: { $remedy }

cli-written = { $path } に書き出しました
cli-cannot-read = 読み込めません: { $reason }
cli-no-catalog = 目録を使えません: { $reason }
cli-other-profile = 警告: { $profile } の目録はありません。{ $used } で判定します
cli-cannot-write-stdout = 標準出力に書き込めません: { $reason }
cli-cannot-export = 書き出せません: { $reason }
cli-unknown-format = { $path } の拡張子からは形式が分かりません。--to に { $formats } のいずれかを指定してください
cli-not-for-format = { $option } は { $format } には使えません
cli-same-file = { $path } は読み込むファイルと同じです。別の名前を -o で指定してください
cli-window-failed = ウィンドウを開けません: { $reason }

cli-diff-same = 違いはありません
cli-diff-level = レベル { $before } → { $after }
cli-diff-fate = 変更
cli-diff-element = 対象
cli-diff-change = 内容
