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

cli-wrong = エラー: { $what }
cli-unknown-argument = { $argument } という引数はありません
cli-missing-argument = { $argument } の指定が必要です
cli-missing-value = { $argument } に値が必要です
cli-wrong-value = { $argument } に { $value } は使えません({ $values } のいずれか)
cli-unexpected-value = { $argument } に { $value } は使えません({ $expected })
cli-expected-scale = 0.1から8までの数
cli-expected-day = 2026-04-01のような日付
cli-conflict = { $argument } と { $other } は一緒に使えません
cli-twice = { $argument } は1回だけ指定できます
cli-no-text = 文字として読めない引数があります
cli-wrong-argument = { $argument } は使えません
cli-perhaps = もしかして: { $name }
cli-see-help = 詳しくは --help で表示します

# 説明(--help)
help-heading = 使い方:
help-usage = nagarezu [FILE]
help-usage-command = nagarezu <コマンド> [オプション]
help-usage-options = [オプション]
help-commands = コマンド
help-arguments = 引数
help-options = オプション
help-default = [既定: { $value }]
help-help = この説明を表示する
help-version = 版を表示する
help-command = コマンドの説明を表示する
help-check = 要素と情報流を数え、充足の度合いと指摘を表示する
help-export = 図の画像または一覧を書き出す
help-diff = 2つの版の違いを表示する
help-file = ウィンドウで開くプロジェクト
help-project = プロジェクト
help-old = 前の版
help-new = 後の版
help-format = 結果の形式
help-fail-on = 終了コードを1にする、最も軽い指摘
help-lang = 結果と説明の言語
help-today = 期限切れの判定に使う日(年-月-日) [既定: 協定世界時(UTC)の今日]
help-output = 書き出すファイル。- で標準出力
help-to = 書き出すもの [既定: OUTの拡張子による]
help-register = CSVにする一覧 [既定: flows]
help-overlay = 画像の情報流の色分け [既定: coverage]
help-theme = 画像の配色 [既定: light]
help-no-legend = 画像に凡例を付けない
help-scale = PNGの大きさ(図の1単位あたりの画素数、0.1〜8) [既定: 2]
help-value-text = 人が読む文章
help-value-md = Markdownの表
help-value-json = プログラムで読むJSON
help-value-error = エラー
help-value-warning = 警告以上
help-value-never = 指摘では1にしない
help-value-svg = SVGの図
help-value-png = PNGの図
help-value-csv = CSVの一覧
help-value-geometry = 図の上の位置(JSON)
help-exit-codes =
    終了コード:
    { "  " }0  終わった(--fail-on 以上の指摘なし)
    { "  " }1  --fail-on 以上の指摘あり
    { "  " }2  引数の誤り
    { "  " }3  ファイルの読み書きの失敗

    { "  " }nagarezu --help --lang en: この説明の英語版
