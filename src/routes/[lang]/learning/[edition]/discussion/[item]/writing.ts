// What runs in a discussion's page: what is being written is kept until it is sent.
import { keepDrafts } from '#training/ui/drafts.ts';
import { tellZone } from '#training/ui/zone-told.ts';

tellZone();
keepDrafts(document);
