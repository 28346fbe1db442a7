# 文書を開く: タブ、はじめの画面、ひな形

command-close-tab = 閉じる
command-close-other-tabs = ほかのタブを閉じる
command-reopen-tab = 閉じたファイルを開き直す
command-next-tab = 次のタブ
command-previous-tab = 前のタブ
tab-close = { $name } を閉じる
tab-copy-path = パスをコピー
tab-list = 開いている文書
tab-in-folder = { $name } ({ $folder })
tab-numbered = { $name } { $number }
tab-changed-elsewhere = 別のプログラムで変更されました

# はじめに開く画面とひな形
command-new-from-template = ひな形から新規作成…
menu-insert = 挿入
dialog-templates = ひな形から新規作成
group-pieces = ひな形
template-blank = 空白
template-blank-about = 何もない構成図から描き始める
template-clinic-cloud = 診療所＋クラウド電子カルテ
template-clinic-cloud-about = 閉域網の先のクラウドを使い、保守拠点から保守する構成を直して使う
template-figure-5-3 = 図5-3
template-figure-5-3-about = ガイドラインの例示を見て、描き方と読み方を知る
piece-clinic = 診療所一式
piece-data-centre = データセンター一式
piece-maintenance-site = 開発/保守拠点一式
piece-cloud-service = クラウドサービス一式
start-new = 新規作成
start-open = 続きから
start-drop = ファイルをここに放しても開けます
start-no-recent = 最近使ったファイルはまだありません
recent-not-found = 見つかりません

command-reopening = 起動時に前回開いていたファイルを開く
start-reading = 「{ $name }」を読み込んでいます…
notice-not-reopened = 前回開いていた { $files } を開けませんでした。「閉じたファイルを開き直す」で開き直せます
