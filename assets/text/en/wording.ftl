# 4W1H sentences
