# ダイアログ

dialog-open-title = プロジェクトを開く
dialog-save-title = プロジェクトを保存
dialog-export-title = 書き出し
dialog-no-native = このシステムではファイルダイアログを使えません。パスを入力してください
dialog-unsaved = 「{ $name }」の変更を保存しますか?
dialog-unsaved-detail = 保存しない場合、変更は失われます
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
