# ダイアログ

dialog-open-title = プロジェクトを開く
dialog-save-title = プロジェクトを保存
dialog-export-title = 書き出し
dialog-no-native = このシステムではファイルダイアログを使えません。パスを入力してください
dialog-unsaved = 「{ $name }」の変更を保存しますか?
dialog-unsaved-detail = 保存しない場合、変更は失われます
dialog-unsaved-several = { $count }件のプロジェクトに保存していない変更があります
dialog-unsaved-several-detail = チェックを外したものの変更は失われます
dialog-save-all = すべて保存
dialog-save-chosen = チェックした{ $count }件だけ保存
dialog-discard-all = すべて保存しない
dialog-save = 保存
dialog-discard = 保存しない
dialog-cancel = キャンセル
dialog-ok = OK
dialog-close = 閉じる
dialog-error = できませんでした
error-export = 書き出せませんでした。
    { $reason }
about-version = 版 { $version }
about-what = 医療情報を取り扱うシステムの全体構成図を描き、その情報流を描きながら確かめる道具
about-license = MIT または Apache-2.0 ライセンス。同梱するフォント、アイコン、ライブラリのライセンスは次のとおり
error-open = 開けませんでした。開いていたプロジェクトはそのままです。
    { $reason }
dialog-recovery = 保存していない作業があります
dialog-recovery-detail = 前回は保存せずに終わりました。自動で取っておいた内容を復元できます
dialog-recovery-time = { $time } 時点
dialog-recovery-no-file = まだ保存したことがないプロジェクト
dialog-recover = 復元
dialog-recovery-drop = 破棄
dialog-recovery-keep = 破棄を取り消す
dialog-recovery-dropped = この画面を閉じると破棄
dialog-recovery-later = あとで
dialog-changed = 「{ $name }」は別のプログラムで変更されました
dialog-changed-detail = 読み込み直しますか?
dialog-changed-loses = 読み込み直すと、ここで保存していない変更は失われます
dialog-reload = 読み込み直す
dialog-keep = このまま続ける
dialog-edition = 「{ $name }」が準拠する版「{ $profile }」の目録がありません
dialog-edition-detail = このNagarezuにある「{ $used }」の目録で表示・判定します。
    ファイルの内容は失われません。「{ $profile }」の記載は保存しても変わらず、この目録にない種類・脅威・対策も記載のまま残ります。
    「{ $profile }」で判定するには、その目録を持つ版のNagarezuで開いてください。この版に改めるには下のボタン、あとで改めるにはインスペクターの「準拠する版」を使います。
dialog-edition-keep = 記載を変えずに開く
dialog-edition-follow = { $used }に改める
dialog-conflict = 「{ $name }」は開いたあとに別のプログラムで変更されました
dialog-conflict-detail = 上書きすると、その変更は失われます
dialog-overwrite = 上書き保存
error-recovery = 復元できませんでした。取っておいた内容はそのまま残っています。
    { $reason }
dialog-exists = 同じ名前のファイルがあります
dialog-replace = 置き換える
shortcuts-filter = 操作またはキーで絞り込み
shortcuts-find = 選択と検索
shortcuts-pointer = ポインター
shortcuts-kinds = 部品を置く
dialog-compare-title = 比べるファイル
