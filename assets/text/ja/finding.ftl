# 検索、コマンドパレット、右クリックのメニュー

command-find = 検索
command-find-next = 次の結果
command-find-previous = 前の結果
command-launch = コマンドを探す
command-select-same-kind = 同じ種類をすべて選択
command-select-inside = 区画の中をすべて選択
command-select-whole = 区画と中身をすべて選択
command-select-connected = つながる要素も選択
command-reverse = 逆向きにする
search-field = 検索
search-hint = 名称、番号、情報、脅威、備考
search-count = { $at }/{ $count }
search-found = { $count }件
search-close = 検索を閉じる
launcher-button = 検索・コマンド
launcher-field = コマンドや要素を探す
launcher-none = 該当なし
launcher-entry = { $group }: { $name }
launcher-command = コマンド
launcher-place = 配置
launcher-register = 一覧
launcher-go = 要素へ移動
context-place = ここに配置
context-kind = 種類を変更
context-verb = 動詞
