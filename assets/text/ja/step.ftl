# 元に戻す・やり直しに並ぶ操作の名

step-place = 配置
step-draw-flow = 情報流の作成
step-bend = 経路の変更
step-reconnect = 接続先の変更
step-move = 移動
step-align = 整列
step-distribute = 等間隔に配置
step-match-size = 大きさ揃え
step-lock = 固定
step-unlock = 固定の解除
step-resize = サイズ変更
step-rename = 名称変更
step-delete = 削除
step-duplicate = 複製
step-paste = 貼り付け
step-change = 変更
step-decide = 判断
