-- Words with a letter in them, for the search in parts of words: most words of a large register are numbers of boxes, and
-- nobody who types a word means a part of one.
-- Cost: reads the words in use once, a tenth of a second for 100,000; an import waits meanwhile.

create index register_word_letters on register_word (word) where word ~ '[^0-9]';
