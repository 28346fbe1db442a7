# リスク基準: 尺度・マトリクス・規則

criteria-fault-steps =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }の段階は1~{ $most }個にしてください(現在{ $found }個)
criteria-fault-step-id =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }の下から{ $place }番目の段階の名称「{ $id }」を、空白を含まない1~{ $most }文字の語にしてください
criteria-fault-step-english =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }の段階「{ $id }」に、英語の名称を1~{ $most }文字で入れてください
criteria-fault-repeated-step =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }に段階「{ $id }」が2つあります。一方の名称を変えてください
criteria-fault-rows = マトリクスの行は影響度の段階と同じ{ $needed }行にしてください(現在{ $found }行)
criteria-fault-columns = マトリクスの「{ $step }」の行には、顕在化率の段階と同じ{ $needed }個のレベルを入れてください(現在{ $found }個)
criteria-fault-falls = マトリクスの「{ $step }」で、{ $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }が上がるとレベルが下がります。上の段階のレベルを上げるか、下の段階のレベルを下げてください
criteria-fault-rules = レベル{ $level }の規則は1つにしてください(現在{ $found }つ)
