# 構成図

canvas-name = 構成図
rename-field = 名称
note-new = 注記
access-flow = { $flow } { $coverage }
access-locked = { $element } 固定
empty-title = 構成図はまだ空です
empty-place = 左の一覧から要素を選び、ここに置く(ドラッグも可)
empty-draw = 要素の縁から別の要素へドラッグして情報流を描く
empty-open = ファイル → 例題(図5-3)を開く で例を見る
hint-pan = 紙を動かす
hint-pan-keys = スペース+ドラッグ / 中ボタン / 2本指
hint-zoom = 拡大・縮小
hint-zoom-keys = Ctrl+ホイール / ピンチ
hint-arrow = 情報流を描く
hint-arrow-keys = 要素の縁からドラッグ
hint-nudge = 少し動かす
hint-nudge-keys = 矢印キー(Shiftで10)
hint-free = グリッドや近くの要素に合わせない
hint-free-keys = Ctrlを押しながらドラッグ
hint-kind = 種類を選ぶ
hint-kind-keys = 左の一覧に示した1文字のキー

# 図の上の言葉
label-more = {" "}ほか{ $count }件
detail-development = 開発環境
detail-test = 試験環境
legend-coverage = 充足
legend-level = リスクレベル
legend-elements = 要素
legend-devices = 端末・サーバ
legend-foreign = 他社の要素
legend-undescribed = 記述の足りない情報流
