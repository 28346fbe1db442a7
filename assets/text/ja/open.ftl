# 開いている文書: タブ

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
