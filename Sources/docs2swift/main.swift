print("docs2swift")
